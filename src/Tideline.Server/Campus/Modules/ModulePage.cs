using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Tideline.Server.Campus.Modules;

/// <summary>A module's text as a piece of HTML. What was HTML in it stands there as text.</summary>
internal static class ModulePage
{
    private static readonly MarkdownPipeline _markdown = new MarkdownPipelineBuilder().UsePipeTables().DisableHtml().Build();

    /// <param name="module">Whose figures the text shows.</param>
    public static string Html(string module, string markdown)
    {
        var document = Markdown.Parse(markdown, _markdown);
        // The page brings the title.
        if (document is [HeadingBlock { Level: 1 } title, ..])
        {
            document.Remove(title);
        }

        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            if (link is { IsImage: true, Url: { } figure } && figure.StartsWith("figures/", StringComparison.Ordinal))
            {
                link.Url = $"/api/v1/campus/modules/{module}/{figure}";
            }
            else if (!link.IsImage && link.Url?.StartsWith("https://", StringComparison.Ordinal) != true)
            {
                // Leads to what a reader of the server does not have: its words stay.
                var words = new ContainerInline();
                link.ReplaceBy(words);
            }
        }

        return document.ToHtml(_markdown);
    }
}
