using Tideline.Projects.Lake;

namespace Tideline.Ingest.Writing;

/// <summary>An offered file that is read, with all that its commit takes.</summary>
/// <param name="File">The file.</param>
/// <param name="Result">What became of it; null where its content is known.</param>
/// <param name="Recorded">Whether the catalogue is to know of it.</param>
/// <param name="Moves">Prepared files, and where each goes in the lake.</param>
internal sealed record PreparedFile(OfferedFile File, IngestedFile? Result, bool Recorded, IReadOnlyList<(string From, string To)> Moves);
