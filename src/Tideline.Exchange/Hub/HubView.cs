using NodaTime;
using Tideline.Domain;
using Tideline.Projects;
using Tideline.Projects.Configuration;
using Tideline.Release.Observations;

namespace Tideline.Exchange.Hub;

/// <summary>What became of one bundle.</summary>
/// <param name="Sequence">Of the line in the hub's register.</param>
/// <param name="At">ISO 8601.</param>
/// <param name="Event">What happened to it.</param>
/// <param name="Via"><c>file</c> or <c>https</c>.</param>
/// <param name="Operator">Null: nobody's whom the hub knows.</param>
/// <param name="Code">Why it was refused.</param>
/// <param name="Text">The same in words, or why it was withdrawn.</param>
public sealed record HubReceiptLine(
    long Sequence, string At, HubEvent Event, string Via, string? Operator, long? Number, string? Release, string? Vintage, string? Bundle, string? Code, string? Text);

/// <summary>An operator's bundles that never came.</summary>
public sealed record MissingBundles(string Operator, IReadOnlyList<long> Numbers);

/// <summary>Receipts, the newest first.</summary>
/// <param name="Missing">By operator, of those that lack one.</param>
public sealed record HubReceipts(string Hub, IReadOnlyList<HubReceiptLine> Lines, IReadOnlyList<MissingBundles> Missing);

/// <summary>What a hub shows of what it received. An operator sees its own; others' receipts alone would tell how many people they have, by what they hide.</summary>
public static class HubView
{
    /// <param name="name">An operator, who sees its own alone; null: those who run the hub, who see all.</param>
    /// <exception cref="ConfigurationException">The project is no hub.</exception>
    public static HubReceipts Receipts(ProjectFolder project, ProjectConfiguration configuration, IClock clock, string? name)
    {
        var hub = configuration.Hub ?? throw new ConfigurationException("The project is no hub: project.yaml has no 'hub:'.");
        var entries = new HubRegister(project, clock).Entries;
        return new(
            hub.Name,
            [
                .. entries.Where(e => e.Event != HubEvent.Combined && (name is null || e.Operator == name)).Reverse()
                    .Select(e => new HubReceiptLine(e.Sequence, e.At, e.Event, e.Via ?? "", e.Operator, e.Number, e.Release, e.Vintage, e.Bundle, e.Code, e.Text)),
            ],
            [
                .. hub.Operators.Where(o => name is null || o.Name == name).Select(o => new MissingBundles(o.Name, HubRegister.Missing(entries, o.Name))).Where(m => m.Numbers.Count > 0),
            ]);
    }

    /// <summary>The figures of an operator's newest release that was taken; none where none was.</summary>
    /// <exception cref="EngineException">What was stored cannot be read.</exception>
    public static IReadOnlyList<Observation> Figures(ProjectFolder project, IClock clock, string name)
    {
        var folder = new HubFolder(project);
        var newest = HubRegister.InUse(new HubRegister(folder, clock).Entries).Where(e => e.Operator == name)
            .OrderBy(e => e.Vintage, StringComparer.Ordinal).ThenBy(e => e.Number).LastOrDefault();
        return newest is null ? [] : ReceivedRelease.FromBundle(Path.Combine(folder.BundleOf(name, newest.Number!.Value, newest.Bundle!), "bundle.zip"), newest.Release!).Observations;
    }
}
