namespace Tideline.Release.Bulletins.Text;

/// <summary>Tables of homes, hosts, pairs and every area.</summary>
public sealed record TableText
{
    /// <summary>{0} kind of area, plural.</summary>
    public required string HomesHeading { get; init; }

    /// <summary>{0} rows shown, {1} rows with a number, {2} week.</summary>
    public required string HomesCaption { get; init; }

    public required string HostsHeading { get; init; }

    public required string HostsCaption { get; init; }

    public required string PairsHeading { get; init; }

    public required string PairsCaption { get; init; }

    /// <summary>{0} suppressed pairs, {1} pairs not observable.</summary>
    public required string PairsHidden { get; init; }

    /// <summary>{0} people who stay inside their home area, as a list; {1} kind of area.</summary>
    public required string StaysInside { get; init; }

    public required string OrderNote { get; init; }

    public required string NotClaimedMark { get; init; }

    public required string NotClaimedNote { get; init; }

    public required string Home { get; init; }

    public required string Host { get; init; }

    public required string OtherHosts { get; init; }

    public required string People { get; init; }

    public required string Households { get; init; }

    public required string PercentOfHome { get; init; }

    public required string PercentOfHost { get; init; }

    public required string New { get; init; }

    public required string Returned { get; init; }

    public required string Change { get; init; }

    public required string Detection { get; init; }

    public required string Status { get; init; }

    public required string PCode { get; init; }

    public required string Empty { get; init; }

    public required string Absent { get; init; }
}
