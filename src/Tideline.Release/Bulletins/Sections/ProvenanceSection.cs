using NodaTime;
using Tideline.Release.Bulletins.Html;
using Tideline.Release.Bulletins.Model;

namespace Tideline.Release.Bulletins.Sections;

/// <summary>Release, definition, vintage, revision, method and disclaimer.</summary>
internal static class ProvenanceSection
{
    public static Markup Draw(BulletinModel model, Words words)
    {
        var text = words.Text.Sources;
        var (input, provenance) = (model.Input, model.Input.Provenance);
        return Markup.Of($"""
            <section class="provenance" aria-labelledby="provenance">
            <h2 id="provenance">{text.ProvenanceHeading}</h2>
            <dl class="lists">
            {UseSection.Entry(text.Release, Code(input.ReleaseId))}{UseSection.Entry(text.Definition, Code(input.Definition))}{UseSection.Entry(text.Vintage, words.Date(input.Vintage))}{UseSection.Entry(text.LastRevision, LastRevision(model, words))}{UseSection.Entry(text.Boundaries, Code(input.Boundaries.Version))}{UseSection.Entry(text.Software, Markup.Sentence(text.SoftwareValue, provenance.CodeVersion, provenance.Engine, provenance.EngineVersion, words.Plain(provenance.Seed)))}{Panel(provenance, words)}{UseSection.Entry(text.Baseline, Baseline(provenance, words))}{UseSection.Entry(text.ExcludedDays, Days(provenance.ExcludedDays, words))}{UseSection.Entry(text.BridgedDays, Days(provenance.BridgedDays, words))}</dl>
            {Caveats(provenance, text.Caveats)}
            <h3>{text.MethodHeading}</h3>
            <p>{text.Method}</p>
            <h3>{text.DisclaimerHeading}</h3>
            <p>{text.Disclaimer}</p>
            </section>

            """);
    }

    private static Markup Panel(Provenance provenance, Words words) =>
        provenance is { PanelSubscribers: { } members, WithoutReference: { } without, UnobservedShare: { } unobserved }
            ? UseSection.Entry(
                words.Text.Sources.Panel,
                Markup.Sentence(words.Text.Sources.PanelValue, words.Number(members), words.Number(without), words.Percent((decimal)unobserved * 100)))
            : Markup.Empty;

    private static Markup Code(string code) => Markup.Of($"<bdi><code>{code}</code></bdi>");

    private static Markup LastRevision(BulletinModel model, Words words)
        => model.LastRevision is not { } revision
            ? Markup.Plain(words.Text.Sources.FirstIssue)
            : Markup.Sentence(
                words.Text.Sources.LastRevisionValue,
                words.Period(revision.Start, revision.End),
                Told(revision.Then, words),
                model.Input.Previous!.ReleaseId,
                Told(revision.Now, words));

    private static string Told(Figure? figure, Words words) => figure is null ? words.Text.Headline.NotGiven : words.Figure(figure);

    private static Markup Baseline(Provenance provenance, Words words)
        => provenance.Placebos.Count == 0
            ? Markup.Plain(words.Text.Sources.BaselineNone)
            : Markup.Sentence(
                words.Text.Sources.BaselineValue,
                words.Number(provenance.Placebos.Count),
                words.List(provenance.Placebos.Select(k => words.Number(k))));

    private static string Days(IReadOnlyDictionary<LocalDate, string> days, Words words)
        => days.Count == 0
            ? words.Text.Sources.None
            : words.List(days.OrderBy(d => d.Key).Select(d => Words.Fill(words.Text.Sources.DayWithReason, words.Date(d.Key), d.Value)));

    private static Markup Caveats(Provenance provenance, string heading)
        => provenance.Caveats.Count == 0
            ? Markup.Empty
            : Markup.Of($"""
                <h3>{heading}</h3>
                <ul class="prose" lang="en">{provenance.Caveats.Select(c => Markup.Of($"<li>{c}</li>"))}</ul>
                """);
}
