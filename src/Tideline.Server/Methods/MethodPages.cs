using System.Reflection;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Tideline.Server.Methods;

/// <summary>A page of <c>docs/methods</c>.</summary>
/// <param name="Html">Without head or body. What was HTML in the page stands there as text.</param>
internal sealed record MethodPage(string Name, string Title, string Html);

/// <summary>The pages of <c>docs/methods</c>, which are built into this assembly.</summary>
internal static class MethodPages
{
    private const string Prefix = "methods/";

    private static readonly MarkdownPipeline _markdown = new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers().DisableHtml().Build();

    /// <summary>The overview first, then by title.</summary>
    public static IReadOnlyList<MethodPage> All { get; } =
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Select(Read)
            .OrderBy(p => p.Name != "README").ThenBy(p => p.Title, StringComparer.Ordinal),
    ];

    public static MethodPage? Find(string name) => All.FirstOrDefault(p => p.Name == name);

    private static MethodPage Read(string resource)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!);
        var text = reader.ReadToEnd();
        var title = text.ReplaceLineEndings("\n").Split('\n', 2)[0].TrimStart('#', ' ');
        var document = Markdown.Parse(text, _markdown);
        foreach (var link in document.Descendants<LinkInline>().Where(l => l.Url?.StartsWith("../", StringComparison.Ordinal) == true).ToList())
        {
            // Leads out of the pages, to what a reader of the server does not have.
            link.ReplaceBy(new ContainerInline());
        }

        return new(Path.GetFileNameWithoutExtension(resource[Prefix.Length..]), title, document.ToHtml(_markdown));
    }
}
