using System.Security.Cryptography;
using System.Text;

namespace Tideline.Server.Campus.Learners;

/// <summary>What a learner is known by: 16 letters and digits, drawn by the server, that can be read aloud and written on paper. Only its hash is kept.</summary>
internal sealed record LearnerCode
{
    /// <summary>Without I, L, O and U, which are read as others.</summary>
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private const int Length = 16;
    private const int Group = 4;

    private LearnerCode(string text) => Text = text;

    /// <summary>As <c>K7QM-2XTP-9FHD-3NWA</c>.</summary>
    public string Text { get; }

    /// <summary>Names the learner's folder. From it the code cannot be found.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("tideline campus|" + Text)))[..32];

    public static LearnerCode Draw() => new(Grouped(Drawn(Length)));

    /// <summary>What somebody typed: case, blanks and dashes do not count, and O, I and L are taken for the digits that they look like.</summary>
    /// <returns>Null where it is no code.</returns>
    public static LearnerCode? Read(string? typed) => Plain(typed, Length) is { } plain ? new(Grouped(plain)) : null;

    /// <summary>Letters and digits of the same alphabet, drawn at random.</summary>
    public static string Drawn(int length) => RandomNumberGenerator.GetString(Alphabet, length);

    /// <summary>What somebody typed of so many letters and digits, as it is kept; null where it is none.</summary>
    public static string? Plain(string? typed, int length)
    {
        if (typed is null || typed.Length > 4 * length)
        {
            return null;
        }

        var plain = string.Concat(typed.Where(c => c is not ('-' or ' ' or '\u2013')).Select(char.ToUpperInvariant).Select(c => c switch { 'O' => '0', 'I' or 'L' => '1', _ => c }));
        return plain.Length == length && plain.All(c => Alphabet.Contains(c, StringComparison.Ordinal)) ? plain : null;
    }

    /// <summary>In groups of four, with dashes between.</summary>
    public static string Grouped(string plain) => string.Join('-', plain.Chunk(Group).Select(g => new string(g)));
}
