using Tideline.Domain;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Tideline.Projects.Configuration;

/// <summary>A text that holds one YAML document.</summary>
public static class YamlDocument
{
    private const int Deepest = 64;

    /// <param name="text">The text of the file.</param>
    /// <param name="file">Its path in the project, for faults.</param>
    /// <param name="wayOut">What to do where it is empty, a sentence.</param>
    /// <exception cref="ConfigurationException">The text is no YAML, is empty, or holds several documents.</exception>
    public static YamlNode Root(string text, string file, string wayOut)
    {
        var stream = new YamlStream();
        try
        {
            DemandShallow(text);
            stream.Load(new StringReader(text));
        }
        catch (YamlException e)
        {
            throw new ConfigurationException(
                FormattableString.Invariant($"{file}, line {e.Start.Line}: this is not YAML ({e.Message}). Look for a missing space after a colon, a tab, or an open quote."), e);
        }

        return stream.Documents.Count == 1
            ? stream.Documents[0].RootNode
            : throw new ConfigurationException($"{file} is empty or holds several documents. {wayOut}");
    }

    // The tree is built by recursion, and a stack that overflows ends the whole server: events are counted first.
    private static void DemandShallow(string text)
    {
        var parser = new Parser(new StringReader(text));
        var depth = 0;
        while (parser.MoveNext())
        {
            depth += parser.Current!.NestingIncrease;
            if (depth > Deepest)
            {
                throw new YamlException(parser.Current.Start, parser.Current.End, FormattableString.Invariant($"it is nested more than {Deepest} levels deep"));
            }
        }
    }
}
