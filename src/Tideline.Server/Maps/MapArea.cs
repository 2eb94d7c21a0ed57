using Tideline.Domain.Places;

namespace Tideline.Server.Maps;

/// <summary>An area as readers know it.</summary>
/// <param name="Names">Names in other languages, by language.</param>
/// <param name="Population">People who live there, of the project's population table; null where it has none.</param>
internal sealed record MapArea(Area Area, IReadOnlyDictionary<string, string> Names, long? Population);
