using System.Text;
using System.Text.RegularExpressions;

namespace Tideline.EndToEnd.Tests.Canary;

/// <summary>Looks for forms in bytes, and says how to look for them in columns of a table.</summary>
/// <param name="forms">What is looked for.</param>
/// <param name="grouped">Digits that are found also with separators between them; null: none.</param>
internal sealed class CanaryNeedles(IReadOnlyList<CanaryForm> forms, string? grouped)
{
    private const string Grouped = "digits with separators between them";

    // Also what UTF-8 makes of a narrow and of an ordinary no-break space. Commas and points stand between columns and in
    // fractions too: with them only a number in thousands is a form.
    private static readonly byte[] Separators = [.. " -_/()'\t"u8, 0xa0, 0xc2, 0xe2, 0x80, 0xaf];

    private readonly byte[]? _grouped = grouped is null ? null : Encoding.ASCII.GetBytes(grouped);

    /// <summary>Regular expression of all forms as text.</summary>
    public string TextPattern { get; } = string.Join('|',
        forms.Where(f => f.Text is not null).Select(f => Regex.Escape(f.Text!))
            .Concat(grouped is null ? [] : [string.Join(@"[ \-_/()']{0,3}", grouped.ToCharArray())]));

    /// <summary>Regular expression of all forms as the hexadecimal digits (upper case) of their bytes.</summary>
    public string HexPattern { get; } = string.Join('|', forms.Select(f => Convert.ToHexString(f.Bytes)));

    /// <summary>Names of the forms that the bytes hold.</summary>
    public IEnumerable<string> In(byte[] bytes)
    {
        foreach (var form in forms.Where(f => bytes.AsSpan().IndexOf(f.Bytes) >= 0))
        {
            yield return form.Name;
        }

        if (_grouped is not null && Array.FindAll(bytes, b => !Separators.Contains(b)).AsSpan().IndexOf(_grouped) >= 0)
        {
            yield return Grouped;
        }
    }
}
