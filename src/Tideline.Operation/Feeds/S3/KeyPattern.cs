using System.Text;
using System.Text.RegularExpressions;

namespace Tideline.Operation.Feeds.S3;

/// <summary>Which keys of a bucket a feed's pattern means: <c>*</c> and <c>?</c> stay within a folder, <c>**/</c> is any folders, also none.</summary>
internal sealed class KeyPattern
{
    private static readonly char[] _wild = ['*', '?'];

    private readonly Regex _keys;

    /// <param name="pattern">Such as <c>cdr/2025/*.csv.gz</c>.</param>
    public KeyPattern(string pattern)
    {
        var wild = pattern.IndexOfAny(_wild);
        Prefix = wild < 0 ? pattern : pattern[..wild];
        Folder = Prefix[..(Prefix.LastIndexOf('/') + 1)];
        var text = new StringBuilder("^");
        for (var at = 0; at < pattern.Length; at++)
        {
            var rest = pattern.AsSpan(at);
            if (rest.StartsWith("**/", StringComparison.Ordinal))
            {
                text.Append("(.*/)?");
                at += 2;
            }
            else
            {
                text.Append(pattern[at] switch { '*' => "[^/]*", '?' => "[^/]", var c => Regex.Escape(c.ToString()) });
            }
        }

        _keys = new(text.Append('$').ToString(), RegexOptions.CultureInvariant | RegexOptions.Singleline, TimeSpan.FromSeconds(1));
    }

    /// <summary>What all keys begin with.</summary>
    public string Prefix { get; }

    /// <summary>The part of it up to its last <c>/</c>; a file's name in the feed goes on from here.</summary>
    public string Folder { get; }

    /// <summary>Whether a key is meant. Names that begin with a point or an underscore are others' working files.</summary>
    public bool Matches(string key) => key.Length > 0 && key[^1] != '/' && key[(key.LastIndexOf('/') + 1)] is not ('.' or '_') && _keys.IsMatch(key);
}
