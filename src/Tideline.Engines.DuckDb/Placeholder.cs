namespace Tideline.Engines.DuckDb;

internal static class Placeholder;
