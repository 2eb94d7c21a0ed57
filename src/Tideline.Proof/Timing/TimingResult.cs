namespace Tideline.Proof.Timing;

/// <summary>What a timing measured.</summary>
/// <param name="People">Subscribers folded.</param>
/// <param name="Days">Local days.</param>
/// <param name="Rows">Subscriber-days.</param>
/// <param name="EventRows">Rows that the operator's files would have.</param>
/// <param name="Placebos">Placebo onsets of the fold.</param>
/// <param name="Replicates">Bootstrap replicates.</param>
/// <param name="Laps">Stages.</param>
/// <param name="PeakMegabytes">Greatest memory of the process.</param>
internal sealed record TimingResult(
    long People, int Days, long Rows, long EventRows, int Placebos, int Replicates, IReadOnlyList<Lap> Laps, double PeakMegabytes)
{
    public const string Homes = "reading and folding homes";
    public const string Fold = "reading and folding";
    public const string Network = "network outages";
    public const string Estimates = "estimates and replicates";

    public Lap this[string stage] => Laps.Single(l => l.Stage == stage);
}
