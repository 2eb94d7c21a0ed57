using Tideline.Domain;
using Tideline.Projects.Configuration;

namespace Tideline.Projects.Tests;

/// <summary>A text that is nested as deep as its bytes allow would overflow the stack, which nothing can catch.</summary>
public sealed class YamlDepthTests
{
    [Theory]
    [InlineData("- ", "x")]
    [InlineData("[", "")]
    [InlineData("{a: ", "")]
    public void A_text_that_is_nested_too_deep_is_refused(string opened, string end)
    {
        var text = string.Concat(Enumerable.Repeat(opened, 100_000)) + end;
        Assert.Contains("levels deep", Assert.Throws<ConfigurationException>(() => YamlDocument.Root(text, "sheet.yaml", "Write it anew.")).Message, StringComparison.Ordinal);
    }
}
