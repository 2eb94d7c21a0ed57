using Tideline.Domain.Places;
using Tideline.Exchange.Import;
using Tideline.Exchange.Reported;

namespace Tideline.Exchange.Tests;

/// <summary>Imports of small files into a small country: PK, province PK6, districts PK601 to PK603.</summary>
internal static class Imports
{
    public static AreaHierarchy Areas { get; } = new(
    [
        new("PK", "Pakistan", 0, null), new("PK6", "Punjab", 1, "PK"), new("PK601", "Attock", 2, "PK6"), new("PK602", "Bahawalnagar", 2, "PK6"),
        new("PK603", "Bahawalpur", 2, "PK6"),
    ]);

    public static ReportedImport Read(SourceKind source, params string[] files) => ReportedImport.Read(Request(source, files));

    public static ImportRequest Request(SourceKind source, params string[] files) => new("test", source, files, Areas, "v1");

    /// <summary>Every entry stands in a figure or is left out with a reason.</summary>
    public static void AssertAccountedFor(ReportedImport import)
    {
        Assert.Equal(import.Account.Entries, import.Account.Kept + import.Account.LeftOut.Values.Sum());
        Assert.Equal(import.Account.LeftOut.Values.Sum(), import.LeftOut!.Count);
        Assert.Equal(import.LeftOut.Count, import.LeftOut.DistinctBy(e => e.Entry).Count());
    }
}
