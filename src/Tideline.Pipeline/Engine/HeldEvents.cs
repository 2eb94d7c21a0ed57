using System.Security.Cryptography;
using System.Text;
using NodaTime;
using NodaTime.Text;
using Tideline.Projects.Lake;

namespace Tideline.Pipeline.Engine;

/// <summary>One local day of a table of events that the engine's servers hold already.</summary>
/// <param name="Hash">Hexadecimal; another one where any row of the day is another.</param>
public sealed record HeldDay(LocalDate Day, long Rows, string Hash);

/// <summary>Events that no file brought: they stand in a table of the operator's own.</summary>
/// <param name="Table">Its name.</param>
/// <param name="Days">Days with events, in order.</param>
public sealed record HeldEvents(string Table, IReadOnlyList<HeldDay> Days)
{
    /// <summary>Days with the name by which the engine opens them: a part in a folder <c>local_day=…</c> that is no file.</summary>
    public IEnumerable<(LocalDate Day, IReadOnlyList<string> Parts)> Parts =>
        Days.Select(d => (d.Day, (IReadOnlyList<string>)[Path.Combine("held", "local_day=" + LocalDatePattern.Iso.Format(d.Day), d.Hash)]));

    /// <summary>The table as if one file had brought it, for reports and manifests: nothing is known of rejects or duplicates.</summary>
    public IngestedFile AsFile()
    {
        var text = string.Join('\n', Days.Select(d => $"{LocalDatePattern.Iso.Format(d.Day)} {d.Hash}"));
        var rows = Days.Sum(d => d.Rows);
        return new IngestedFile(
            "table " + Table, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), 0, FileOutcome.Accepted, null, null,
            rows, rows, 0, new Dictionary<string, long>(), 0, 0,
            Days.ToDictionary(d => d.Day, d => d.Rows), new Dictionary<LocalDate, int>(), []);
    }
}
