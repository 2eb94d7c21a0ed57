using Tideline.Domain.Agreements;
using Tideline.Domain.Cubes;
using Tideline.Projects.Agreements;

namespace Tideline.Release.Tests.Agreements;

/// <summary>An agreement of the small country that allows everything of it, to be narrowed by tests.</summary>
internal static class Agreed
{
    public static readonly Agreement All = new()
    {
        Id = "all",
        Version = 3,
        Operator = "Operator",
        Agency = "Statistics office",
        Purpose = PurposeKind.DisasterResponse,
        PurposeText = "Relief.",
        Emergencies = ["flood-2025"],
        Products = Indicator.Released,
        Areas = ["PK"],
        FinestLevel = 3,
        FinestPeriod = PeriodKind.Day,
        EarliestDay = new(2025, 1, 1),
        LatestDay = new(2026, 12, 31),
        MinimumSubscribers = 16,
        Recipients = ["Statistics office", "IOM"],
        Start = new(2025, 8, 1),
        End = new(2026, 7, 31),
    };

    public static HeldAgreement Held(Agreement terms) => new(terms, $"agreements/{terms.Id}.yaml", new string('a', 64));

    public static HeldAgreement LeavingOut(Func<Agreement, Agreement> narrow) => Held(narrow(All) with { Outside = OutsideRule.LeaveOut });
}
