using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Tideline.Release.Bulletins.Html;

/// <summary>Well-formed HTML or SVG. Text becomes markup only by being encoded.</summary>
public sealed record Markup(string Text)
{
    public static readonly Markup Empty = new("");

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Markup with holes: markup goes in as it is, everything else is encoded.</summary>
    public static Markup Of(MarkupInterpolation content) => new(content.ToMarkupText());

    public static Markup Plain(string text) => new(Encode(text));

    public static Markup Join(IEnumerable<Markup> parts) => new(string.Concat(parts.Select(p => p.Text)));

    /// <summary>A sentence of the language's string table with {0}, {1} … filled; each argument keeps its own
    /// direction, so that a range of numbers reads the same in a right-to-left page.</summary>
    public static Markup Sentence(string template, params ReadOnlySpan<Markup> arguments)
    {
        var text = Encode(template);
        for (var i = 0; i < arguments.Length; i++)
        {
            text = text.Replace($"{{{i}}}", $"<bdi>{arguments[i].Text}</bdi>", StringComparison.Ordinal);
        }

        return new(text);
    }

    public static Markup Sentence(string template, params ReadOnlySpan<string> arguments)
    {
        var encoded = new Markup[arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            encoded[i] = Plain(arguments[i]);
        }

        return Sentence(template, encoded);
    }

    public static string Encode(string text) => Encoder.Encode(text);

    public override string ToString() => Text;
}
