namespace Tideline.Engines.Contract.Tests.Servers;

/// <summary>What a test needs and a machine may lack.</summary>
internal static class Optional
{
    /// <summary>Whether nothing may be skipped.</summary>
    private static bool IsRequired => Environment.GetEnvironmentVariable("TIDELINE_REQUIRE_ALL") == "1";

    /// <summary>What was found. Absent, the test is skipped; where TIDELINE_REQUIRE_ALL is 1, it fails.</summary>
    /// <param name="found">Null where it is absent.</param>
    /// <param name="absent">What is absent and how to get it.</param>
    public static string Found(string? found, string absent)
    {
        if (found is null && IsRequired)
        {
            Assert.Fail($"{absent} It is required here.");
        }

        Assert.SkipWhen(found is null, absent);
        return found!;
    }

    /// <summary>Full path of a program in PATH or where Debian puts servers; null where there is none.</summary>
    public static string? Program(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Concat(["/usr/local/sbin", "/usr/sbin", "/sbin"])
            .Where(folder => folder.Length > 0)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
}
