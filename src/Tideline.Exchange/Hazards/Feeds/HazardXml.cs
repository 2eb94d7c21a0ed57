using System.Xml;
using System.Xml.Linq;
using Tideline.Domain;

namespace Tideline.Exchange.Hazards.Feeds;

/// <summary>Opens XML of strangers: without document types, which could name files of this machine or grow without bound.</summary>
internal static class HazardXml
{
    /// <exception cref="InputRefusedException">It is no XML, or has a document type.</exception>
    public static XElement Root(HazardDocument document)
    {
        try
        {
            using var stream = new MemoryStream(document.Bytes);
            using var reader = XmlReader.Create(stream, new()
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                MaxCharactersInDocument = HazardDocument.Most,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
            });
            return XDocument.Load(reader).Root!;
        }
        catch (XmlException e)
        {
            throw document.Fault(
                document.Bytes.AsSpan().IndexOf("<!DOCTYPE"u8) >= 0 ? "has a document type, which is not read" : FormattableString.Invariant($"is no whole XML (line {e.LineNumber})"),
                "Fetch it again from the source.", e);
        }
    }

    /// <summary>Text of a child by its local name, in any namespace; null where absent or empty.</summary>
    public static string? Text(this XElement element, string name) =>
        element.Elements().FirstOrDefault(e => e.Name.LocalName == name)?.Value.Trim() is { Length: > 0 } text ? text : null;
}
