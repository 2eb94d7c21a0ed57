namespace Tideline.Proof.Disclosure.Membership;

/// <summary>How well members of a group are told from others.</summary>
/// <param name="Table">What the reader has.</param>
/// <param name="Mean">Mean area under the curve over targets.</param>
/// <param name="Lower">Lower end of its 95% interval.</param>
/// <param name="Upper">Upper end of its 95% interval.</param>
/// <param name="Worst">Of the target who is told best.</param>
internal sealed record MembershipResult(string Table, int Members, int Targets, int Groups, double Mean, double Lower, double Upper, double Worst)
{
    public static MembershipResult Of(string table, int members, int groups, IReadOnlyList<double> areas, ulong seed)
    {
        var (lower, upper) = RankCurve.MeanInterval(areas, seed);
        return new(table, members, areas.Count, groups, areas.Average(), lower, upper, areas.Max());
    }
}
