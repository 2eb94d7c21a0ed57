using System.Xml.Linq;
using NodaTime;

namespace Tideline.Exchange.Hazards.Feeds;

/// <summary>One alert of CAP, as its sender wrote it.</summary>
/// <param name="Key">Sender and identifier, which together are unique.</param>
/// <param name="References">Keys of the earlier messages that it names.</param>
internal sealed record CapMessage(
    (string Sender, string Identifier) Key, Instant Sent, string Status, string Type, string Scope, IReadOnlyList<(string Sender, string Identifier)> References,
    IReadOnlyList<XElement> Infos)
{
    /// <returns>The message, or why it is none.</returns>
    public static (CapMessage? Message, string Fault) Of(XElement alert)
    {
        var (sender, identifier, status, type, scope) = (alert.Text("sender"), alert.Text("identifier"), alert.Text("status"), alert.Text("msgType"), alert.Text("scope"));
        if (sender is null || identifier is null || status is null || type is null || scope is null)
        {
            return (null, "no sender, identifier, status, msgType or scope");
        }

        if (FeedTexts.Moment(alert.Text("sent")) is not { } sent)
        {
            return (null, "no time at which it was sent");
        }

        // Sender, identifier and time with commas between; blanks between messages.
        var references = (alert.Text("references") ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(r => r.Split(',')).Where(r => r.Length >= 2).Select(r => (r[0], r[1]));
        return (new((sender, identifier), sent, status, type, scope, [.. references], [.. alert.Elements().Where(e => e.Name.LocalName == "info")]), "");
    }
}
