namespace Tideline.Pipeline.Plans;

/// <summary>Time of one stage of a run; a stage that comes several times is one.</summary>
/// <param name="Stage">Its name as progress shows it.</param>
/// <param name="Seconds">Seconds that passed.</param>
/// <param name="CpuSeconds">Seconds of all processors, user and system.</param>
public sealed record StageCost(string Stage, double Seconds, double CpuSeconds);
