namespace Tideline.Pipeline;

internal static class Placeholder;
