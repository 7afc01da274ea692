using System.Text.RegularExpressions;

namespace Ordos.GreenPlan.Extraction.Readers.Units;

/// <summary>
/// The grammar of a bracket: labels (牵头单位：) hold for what follows them, verbs (牵头, 按职责分工负责) for what stands
/// before them; both may meet in one bracket.
/// </summary>
internal sealed partial class RoleGrammar
{
    private readonly string _text;
    private readonly List<RoleGroup> _groups = [];
    private readonly List<string> _deadlines = [];
    private RoleKind? _label;
    private bool _firstLeads;

    private RoleGrammar(string text, RoleKind? label)
    {
        _text = text;
        _label = label;
    }

    /// <summary>Reads words whose marks are folded; <paramref name="label"/> is the role given from outside, by a column's title.</summary>
    public static Assignment Read(string folded, int start, int end, RoleKind? label = null)
    {
        var grammar = new RoleGrammar(folded, label);

        foreach (var (from, to) in RoleClauses.Cut(folded, start, end))
        {
            grammar.ReadClause(from, to);
        }

        return new Assignment(grammar._groups, string.Join('，', grammar._deadlines), grammar._firstLeads);
    }

    private void ReadClause(int from, int to)
    {
        while (from < to && (char.IsWhiteSpace(_text[from]) || _text[from] is '，' or '、' or '（'))
        {
            from++;
        }

        // A rule for the whole document is read by DocumentRules.
        if (RoleClauses.IsDocumentRule(_text.AsSpan(from, to - from)))
        {
            return;
        }

        if (RoleClauses.LabelEnd(_text, from, to) is > 0 and var labelEnd)
        {
            var label = _text.AsSpan(from, labelEnd - 1 - from);
            _label = RoleWords.OfLabel(label);
            _firstLeads |= FirstListed().IsMatch(label);
            from = labelEnd;
        }
        else if (RoleClauses.BareLabelEnd(_text, from, to) is > 0 and var bareEnd)
        {
            _label = RoleWords.OfLabel(_text.AsSpan(from, bareEnd - from));
            from = bareEnd;
        }

        if (_label == RoleKind.Deadline)
        {
            _deadlines.Add(_text[from..to]);
        }
        else if (_label != RoleKind.Ignored)
        {
            ReadNames(from, to);
        }
    }

    private void ReadNames(int from, int to)
    {
        var pending = from;

        // Each verb closes the names since the verb before it.
        for (var verb = Verb().Match(_text, from, to - from); verb.Success && verb.Index < to; verb = verb.NextMatch())
        {
            AddTogether(RoleWords.OfVerb(verb.ValueSpan), pending, verb.Index);
            pending = verb.Index + verb.Length;
        }

        if (pending < to)
        {
            AddTogether(_label ?? RoleKind.Bare, pending, to);
        }
    }

    /// <summary>A会同B、C负责: A has the verb's role, the others support.</summary>
    private void AddTogether(RoleKind kind, int from, int to)
    {
        // Under 配合单位 a bare 负责 adds nothing to the label.
        kind = _label is RoleKind.Support && kind is RoleKind.Responsible or RoleKind.Duty ? RoleKind.Support : kind;
        kind = _label is RoleKind.Lead or RoleKind.Main && kind is RoleKind.Responsible ? _label.Value : kind;
        from = TakeLabelled(kind, from, to);
        var together = _text.IndexOf("会同", from, to - from, StringComparison.Ordinal);

        if (together < 0)
        {
            Add(kind, from, to);
            return;
        }

        if (together > from)
        {
            Add(kind, from, together);
        }

        Add(RoleKind.Support, together + 2, to);
    }

    /// <summary>责任单位：A、B，C配合: the verb speaks of the last group only, the others have the label's role.</summary>
    private int TakeLabelled(RoleKind kind, int from, int to)
    {
        if (kind != RoleKind.Support || _label is not (RoleKind.Lead or RoleKind.Main or RoleKind.Responsible) || to <= from)
        {
            return from;
        }

        var comma = _text.LastIndexOf('，', to - 1, to - from);

        if (comma <= from)
        {
            return from;
        }

        Add(_label.Value, from, comma);
        return comma + 1;
    }

    private void Add(RoleKind kind, int from, int to)
    {
        from = TakeDeadlines(from, to);

        if (from >= to)
        {
            return;
        }

        var open = false;
        var names = NameSplitter.Split(_text, from, to, ref open);
        names.RemoveAll(name => NoName().IsMatch(name.Name) || TakeDeadline(name.Name));

        if (names.Count > 0 || open)
        {
            _groups.Add(new RoleGroup(kind, names, open));
        }
    }

    /// <summary>2023年12月底前完成 beside the names, without a label.</summary>
    private int TakeDeadlines(int from, int to)
    {
        while (from < to && _text.IndexOf('，', from, to - from) is >= 0 and var comma && TakeDeadline(_text[from..comma]))
        {
            from = comma + 1;
        }

        return from;
    }

    private bool TakeDeadline(string words)
    {
        var isDeadline = DeadlineReader.IsDeadline(words);

        if (isDeadline)
        {
            _deadlines.Add(words.Trim());
        }

        return isDeadline;
    }

    // A verb of responsibility, perhaps after 按职责分工 and 共同, that ends its segment: 、 ， ； 。 ） a blank or the end follows.
    [GeneratedRegex("""
        (?=[并按依根结在各分共协具联统全积密切组抓做总主认牵承负落实推配参指支办])
        (?:并)?(?:
          (?:按照?|依照?|根据|依据|结合|在)(?:各自|部门|自身|本部门|本地区?|相关|有关|工作)*(?:职责|职能|分工|任务|权限|范围|实际)(?:和|及|、|与)?(?:职责|职能|分工|任务|权限|范围)*(?:内)?
          |各司其职|分工(?=负责|落实|协作)
        )?(?:，)?
        (?:共同|分别|协同|具体|联合|统筹|全力|积极|密切|切实|组织|抓好|做好|协调|总|主要|各自|抓|认真)*
        (?:牵头(?!单位|部门|责任|领导)[\u4E00-\u9FFF]{0,6}|主办|承办|负责组织实施|负责组织|负责落实|负责实施|负责推进|负责指导|负责|负总责|抓落实|落实|实施|推进|配合做好|配合落实|配合实施|配合|参与配合|参与|参加|协办|协助|指导|支持|办理|协作)
        (?:负责|落实|实施|推进|配合|工作|相关工作|到位)*
        (?=$|[、，；。）（\s])
        |负责[^，；。、（）：]{1,24}(?=$|[，；。）])
        |(?:按照?|依照?)(?:各自|部门|工作)*(?:职责|职能|分工)(?:分工|范围|和分工)*(?=$|[，；。）])
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Verb();

    // 责任单位（列第一位的为牵头单位）
    [GeneratedRegex("(第一|首位|首个|排名在前|排在前)")]
    private static partial Regex FirstListed();

    // What is left between names: 下同, 以下不再列出, a rest of a sentence.
    [GeneratedRegex("^(下同|不再.*|以下.*|以上.*|其中.*|具体任务.*|等|共同|分别|均|为|为主|并|会同|同时|余同|以此类推)$")]
    private static partial Regex NoName();
}
