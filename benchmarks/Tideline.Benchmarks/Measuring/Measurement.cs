namespace Tideline.Benchmarks.Measuring;

/// <summary>What one piece of work took, in a process of its own.</summary>
/// <param name="Wall">Seconds that passed.</param>
/// <param name="Cpu">Seconds of all processors, user and system; of a server, those of all its processes.</param>
/// <param name="PeakMegabytes">Greatest memory of the process; 0 where it is not known.</param>
/// <param name="Facts">What else it found, by name: row counts, checksums, stages.</param>
internal sealed record Measurement(double Wall, double Cpu, double PeakMegabytes, Dictionary<string, string> Facts)
{
    public double Number(string fact) => double.Parse(Facts[fact], System.Globalization.CultureInfo.InvariantCulture);
}
