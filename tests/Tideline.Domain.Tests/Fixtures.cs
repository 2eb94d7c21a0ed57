namespace Tideline.Domain.Tests;

/// <summary>Data of others that tests run against; they are not part of the repository.</summary>
internal static class Fixtures
{
    /// <summary>The folder of one data set: below TIDELINE_FIXTURES, or in <c>shared/fixtures</c> beside a folder above.
    /// Absent, the test is skipped; where TIDELINE_REQUIRE_ALL is 1, it fails.</summary>
    public static string Find(string name)
    {
        var given = Environment.GetEnvironmentVariable("TIDELINE_FIXTURES");
        var candidates = given is { Length: > 0 } ? [Path.Combine(given, name)] : Above().Select(f => Path.Combine(f, "shared", "fixtures", name));
        var found = candidates.FirstOrDefault(Directory.Exists);
        if (found is null && Environment.GetEnvironmentVariable("TIDELINE_REQUIRE_ALL") == "1")
        {
            Assert.Fail($"The fixture '{name}' is required and absent; set TIDELINE_FIXTURES.");
        }

        Assert.SkipWhen(found is null, $"The fixture '{name}' is absent; set TIDELINE_FIXTURES to the folder that holds it.");
        return found!;
    }

    private static IEnumerable<string> Above()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            yield return folder.FullName;
        }
    }
}
