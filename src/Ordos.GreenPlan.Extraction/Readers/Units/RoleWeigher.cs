using Ordos.GreenPlan.Extraction.Contract;

namespace Ordos.GreenPlan.Extraction.Readers.Units;

/// <summary>
/// Turns the words of role into roles. What 负责 means depends on the rest of the bracket: alone it leads, beside a
/// body that leads it supports.
/// </summary>
internal static class RoleWeigher
{
    public static IEnumerable<(RoleGroup Group, Func<int, ExtractedRole> RoleOf)> Weigh(Assignment assignment, bool firstLeads)
    {
        var groups = assignment.Groups;
        var isHeaded = groups.Any(group => group.Kind == RoleKind.Lead && group.Names.Count > 0);
        var hasLead = isHeaded || groups.Any(group => group.Kind == RoleKind.Main && group.Names.Count > 0);
        var hasDuty = groups.Any(group => group.Kind == RoleKind.Duty);
        var leadsByOrder = (firstLeads || assignment.FirstLeads) && !hasLead;

        // In A负责，B、C按职责分工负责 the A leads.
        var dutyLead = hasDuty && groups[0].Kind == RoleKind.Responsible && groups.Any(group => group.Kind == RoleKind.Duty && group != groups[0]);

        for (var i = 0; i < groups.Count; i++)
        {
            var group = groups[i];
            var isFirst = i == 0;
            var role = group.Kind == RoleKind.Main ? (isHeaded ? ExtractedRole.Support : ExtractedRole.Lead) : RoleOf(group, isFirst, hasLead || (dutyLead && !isFirst), hasDuty, groups.Count);

            yield return (group, leadsByOrder && group.Kind is not RoleKind.Support and not RoleKind.Implement
                ? at => isFirst && at == 0 ? ExtractedRole.Lead : ExtractedRole.Support
                : _ => role);
        }
    }

    private static ExtractedRole RoleOf(RoleGroup group, bool isFirst, bool hasLead, bool hasDuty, int count) => group.Kind switch
    {
        RoleKind.Lead => ExtractedRole.Lead,
        RoleKind.Support => ExtractedRole.Support,
        RoleKind.Duty => hasLead ? ExtractedRole.Support : ExtractedRole.Shared,
        RoleKind.Responsible => hasLead ? ExtractedRole.Support : ExtractedRole.Lead,
        RoleKind.Implement => ImplementOr(group, isFirst, hasLead, count),
        _ when hasLead => ExtractedRole.Support,
        _ when hasDuty && !isFirst => ExtractedRole.Shared,
        _ => ExtractedRole.Lead,
    };

    /// <summary>负责落实 of governments and zones behind others is implementing; of one body alone it is responsibility.</summary>
    private static ExtractedRole ImplementOr(RoleGroup group, bool isFirst, bool hasLead, int count)
    {
        if (!isFirst && count > 1 && group.Names.All(name => UnitVocabulary.IsCollective(name.Name) || UnitVocabulary.IsTerritorial(name.Name)))
        {
            return ExtractedRole.Implement;
        }

        return hasLead ? ExtractedRole.Support : ExtractedRole.Lead;
    }
}
