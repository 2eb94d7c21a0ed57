namespace Tideline.Ingest;

internal static class Placeholder;
