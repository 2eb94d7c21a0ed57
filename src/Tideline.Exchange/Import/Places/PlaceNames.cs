using System.Globalization;
using System.Text;

namespace Tideline.Exchange.Import.Places;

/// <summary>Compares names of places as people write them.</summary>
internal static class PlaceNames
{
    /// <summary>Equal but for case, marks on letters, blanks and punctuation.</summary>
    public static bool AreSame(string a, string b) => Bare(a) == Bare(b);

    /// <summary>Letters and digits alone, lower case, without marks.</summary>
    public static string Bare(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var letter in name.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(letter))
            {
                text.Append(char.ToLowerInvariant(letter));
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.OtherLetter)
            {
                text.Append(letter);
            }
        }

        return text.ToString();
    }
}
