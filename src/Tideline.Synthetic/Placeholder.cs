namespace Tideline.Synthetic;

internal static class Placeholder;
