using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Tideline.Release.Bulletins.Html;

/// <summary>Encodes the holes of an interpolated string; numbers are written for machines (SVG coordinates).</summary>
[InterpolatedStringHandler]
public readonly ref struct MarkupInterpolation
{
    private readonly StringBuilder _text;

    public MarkupInterpolation(int literalLength, int formattedCount)
        => _text = new StringBuilder(literalLength + (formattedCount * 24));

    public void AppendLiteral(string literal) => _text.Append(literal);

    public void AppendFormatted(Markup? markup) => _text.Append(markup?.Text);

    public void AppendFormatted(IEnumerable<Markup> parts)
    {
        foreach (var part in parts)
        {
            _text.Append(part.Text);
        }
    }

    public void AppendFormatted(string? text) => _text.Append(Markup.Encode(text ?? ""));

    public void AppendFormatted(int number) => _text.Append(number.ToString(CultureInfo.InvariantCulture));

    public void AppendFormatted(double number)
    {
        var text = number.ToString("0.##", CultureInfo.InvariantCulture);
        _text.Append(text == "-0" ? "0" : text);
    }

    public string ToMarkupText() => _text.ToString();
}
