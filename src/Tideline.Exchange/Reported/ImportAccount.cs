namespace Tideline.Exchange.Reported;

/// <summary>What became of every entry of an imported file: <see cref="Entries"/> = <see cref="Kept"/> + the sum of <see cref="LeftOut"/>.</summary>
/// <param name="Name">Name of the import: its folder in <c>reported/</c>.</param>
/// <param name="Source">Word of the <see cref="SourceKind"/>.</param>
/// <param name="Publisher">Who counted.</param>
/// <param name="Files">Name and SHA-256, lower-case hex, of each file, in the order of reading.</param>
/// <param name="BoundaryVersion">Version of the boundaries that p-codes were checked against.</param>
/// <param name="Entries">Rows of the source; of a spreadsheet with several columns of numbers, cells.</param>
/// <param name="Kept">Entries that stand in a figure of the table.</param>
/// <param name="LeftOut">Entries left out, by reason.</param>
/// <param name="Figures">Rows of the table.</param>
/// <param name="UnknownCodes">Codes that match no area, the most frequent first.</param>
/// <param name="NamesThatDiffer">Areas whose name in the source differs from the project's; they were joined by p-code all the same.</param>
/// <param name="CannotSee">What the map of a spreadsheet says that its source cannot see; null where it says nothing.</param>
public sealed record ImportAccount(
    string Name,
    string Source,
    string Publisher,
    IReadOnlyList<ImportedFile> Files,
    string BoundaryVersion,
    long Entries,
    long Kept,
    IReadOnlyDictionary<string, long> LeftOut,
    int Figures,
    IReadOnlyList<UnknownCode> UnknownCodes,
    IReadOnlyList<DifferingName> NamesThatDiffer,
    string? CannotSee);

/// <summary>A file that was imported, by its name without folder.</summary>
public sealed record ImportedFile(string Name, string Sha256);

/// <summary>A code that is no area of the project.</summary>
/// <param name="Code">As the source has it, or that it is not quoted.</param>
/// <param name="Entries">Entries that were left out for it.</param>
/// <param name="Nearest">P-codes and names that may be meant, the likeliest first; a suggestion for the crosswalk, never used by itself.</param>
public sealed record UnknownCode(string Code, long Entries, IReadOnlyList<string> Nearest);

/// <summary>An area that the source calls otherwise.</summary>
public sealed record DifferingName(string Area, string Name, string ReportedName);
