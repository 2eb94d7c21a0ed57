namespace Tideline.Evaluation;

internal static class Placeholder;
