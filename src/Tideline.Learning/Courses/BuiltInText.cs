namespace Tideline.Learning.Courses;

/// <summary>Texts of <c>courses/</c> that are built in.</summary>
internal static class BuiltInText
{
    /// <summary>Paths below <c>courses/</c>.</summary>
    public static IReadOnlyList<string> Names => typeof(BuiltInText).Assembly.GetManifestResourceNames();

    public static string Read(string name)
    {
        using var stream = typeof(BuiltInText).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not built in.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
