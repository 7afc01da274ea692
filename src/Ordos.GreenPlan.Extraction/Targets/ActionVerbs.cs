namespace Ordos.GreenPlan.Extraction.Targets;

/// <summary>What the object of an order's verb becomes.</summary>
internal enum ActionKind
{
    None,

    /// <summary>Something comes to be: 建成, 打造, 培育. What it counts is a result.</summary>
    Making,

    /// <summary>Something is worked on: 改造, 淘汰, 支持. A size behind it describes what is meant.</summary>
    Handling,
}

/// <summary>Verbs that take a number of things as their object, as data.</summary>
internal static class ActionVerbs
{
    private const string Making = """
        建设 新建 建成 新建成 建 再建 打造 培育 培育壮大 培育形成 新培育 创建 建立 完成 形成 新形成 引进 引育 引入 发展 新发展 布局 布设 组建 设立 筹建 筹集 筹措 建好 办好 建设完成
        新增 净增 增加 新改建 新改扩建 改建 改扩建 新建改建 新建改造 新改造 扩建 创成 创造 争创 创评 评选 选树 认定 新认定 遴选 选育 选派 选聘 选拔 培养 培训 轮训 招引 招聘 吸引 集聚
        聚集 汇聚 制定 制修订 修订 编制 出台 发布 推出 研制 研发 攻克 突破 转化 取得 获得 申报 争取 实现 吸纳 带动 惠及 服务 帮助 投放 配备 配置 安装 部署 开通 新开通 开行 举办 开办
        组织 开展 建成投用 投用 投运 投产 开工 新开工 开工建设 竣工 落地 落户 签约 储备 谋划 实施 启动 推广 示范推广 推广应用 应用 种植 播种 栽植 造林 营造 植树 修复 治理 整治 绿化 供应 提供 保障
        生产 输送 发放 投入 投资 安排 发行 募集 释放 拥有 具备 覆盖 安置 转移 孵化 入库 上市 登记 销售 接待 承办 开发 开设 设置 增设 增建 增配 构建 搭建 挂牌 命名 授予 表彰 树立 推选 扶持 扶持培育 改培 改良
        种草 收储 征集 对接 引导 结对 招收 招募 新招 新招引 更新 更换 新推广 新登记 新注册 拓展 联通 贯通 建强 做强 做优 达成 促成 收集 达 提升改造 建设改造 建成并投用 运行 运营 建成运营 建成并运行 开通运营 建有 设有 配有 改善 恢复 恢复改善 撬动 拉动 开放 复垦 整理 开垦 巩固 孵育 筹办 接续 新设 新开 新签 拆改 推介 布置 推动建设 推进建设
        减负 让利 解决 节约 节水 替代 消纳 利用 处理 处置 回收 减排 调整 新投放 落实 建档 完善 建设提升 优化提升 接入 归集 规范化建设 选育推广 增殖放流 放流 打通 建设完善 续建 改建提升 新改 盘活 腾退 救助 资助 帮扶 补植 抚育
        """;

    private const string Handling = """
        淘汰 关停 关闭 退出 拆除 压减 削减 减少 减排 化解 改造 改造提升 升级改造 技改 报废 整合 整改 清理 取缔 搬迁 支持 鼓励 推动 推进 加快推进 加快 选择 确定 选取 选定 抓好 提升 做大做强 扶强 评估 检查
        检测 抽查 排查 监测 培优 升级 提档升级 新改 更新改造 更新淘汰 淘汰更新 加固 除险加固 维修 养护 疏浚 清淤 管护 跟踪 服务 指导 推荐 重点支持 重点推进 重点建设 重点培育 重点打造 打响 使 有 让
        """;

    private static readonly Lexicon<ActionKind> Verbs = new(
    [
        .. Lexicon<ActionKind>.Words(Making, ActionKind.Making),
        .. Lexicon<ActionKind>.Words(Handling, ActionKind.Handling),
    ]);

    private static readonly Lexicon<ActionKind> Predicates = new(Lexicon<ActionKind>.Words(
        """
        达到 达 实现 建成 建立 建设 创建 完成 执行 采用 使用 纳入 覆盖 得到 开展 实施 配备 具备 满足 通过 符合 获得 安装 设立 参加 接受 享受 享有 接入 入驻 进入 用于 应用 推广 开通 落实 普及 拥有 成为
        设置 设有 改造 转化 采购 采取 开放 公开 上线 可办 网办 办理 签订 签约 取得 掌握 培训 持证 消除 淘汰 退出 更新 提升 受理 由 为 按 能 有 以上 配套 完工 开工 投产 投用 运行 修复 治理 清运 收运 处置 处理 利用 通5G 通光纤 通宽带 通公路 通硬化路 通客车 通班车 通邮 通水 通电 通气 建有 推行 成立 形成 达标 上云 入网 联网 归集 共享 推开 铺开
        """,
        ActionKind.Making));

    /// <summary>The verb that stands directly before a number.</summary>
    public static ActionKind EndingOf(ReadOnlySpan<char> text) =>
        Verbs.EndsWith(text, out _, out var kind) ? kind : ActionKind.None;

    /// <summary>The text without the verb at its end.</summary>
    public static ReadOnlySpan<char> TrimVerb(ReadOnlySpan<char> text) =>
        Verbs.EndsWith(text, out var length, out _) ? text[..^length] : text;

    /// <summary>True when the phrase is a verb and nothing else.</summary>
    public static bool IsVerb(ReadOnlySpan<char> phrase) => Verbs.StartsWith(phrase, out var length, out _) && length == phrase.Length;

    /// <summary>The first verb of a phrase that has something behind it.</summary>
    /// <returns>Where the phrase goes on behind the verb, or -1 where it has none.</returns>
    public static int BehindVerb(ReadOnlySpan<char> phrase)
    {
        for (var i = 0; i < phrase.Length; i++)
        {
            if (Verbs.StartsWith(phrase[i..], out var length, out _) && length > 1 && i + length < phrase.Length)
            {
                return i + length;
            }
        }

        return -1;
    }

    /// <summary>True when the phrase begins with a verb of an order.</summary>
    public static bool StartsWithVerb(ReadOnlySpan<char> phrase, out int length) =>
        Verbs.StartsWith(phrase, out length, out _) && length > 1;

    /// <summary>Where a share of things begins to do something: the 建成 of 机关建成节水型单位.</summary>
    /// <returns>The place of that verb, or -1.</returns>
    public static int PredicateAt(ReadOnlySpan<char> phrase)
    {
        for (var i = 0; i < phrase.Length; i++)
        {
            if (Predicates.StartsWith(phrase[i..], out var length, out _) && length > 1)
            {
                return i;
            }
        }

        return -1;
    }
}
