using System.CommandLine;
using System.Globalization;
using NodaTime.Text;
using Tideline.Cli.Jobs;
using Tideline.Cli.Terminal;
using Tideline.Domain;
using Tideline.Domain.Emergencies;
using Tideline.Exchange.Hazards;
using Tideline.Exchange.Hazards.Exposure;

namespace Tideline.Cli.Commands;

/// <summary><c>hazard</c>: what sources report, emergencies that could be declared, and people exposed.</summary>
internal static class HazardCommand
{
    public static Command Create() => new Command("hazard", "Reads what sources report of hazards, proposes emergencies, and counts people exposed.")
    {
        Read(), Propose(), Exposure(),
    };

    private static Option<string> Source() => new("--source") { Description = $"Who reports: {string.Join(", ", HazardSourceWords.All)}.", Required = true };

    private static Option<string> Language() => new("--language") { Description = "Language of CAP alerts that have several.", DefaultValueFactory = _ => "en" };

    private static HazardSource Of(string word) => HazardSourceWords.Parse(word)
        ?? throw new ConfigurationException($"--source is '{word}'; known are {string.Join(", ", HazardSourceWords.All)}. Nothing was read.");

    private static Command Read()
    {
        var project = CommandLine.Project();
        var inputs = new Argument<string[]>("FILE|URL") { Description = "Files or addresses of the source.", Arity = ArgumentArity.OneOrMore };
        var source = Source();
        var language = Language();
        var country = new Option<string?>("--country") { Description = "ISO code of three letters: hazards that the source names for other countries alone are not shown." };
        return new Command("read", "Lists the hazards that a source reports; declares nothing.") { project, inputs, source, language, country }
            .Does(CommandLine.Json(), async (parsed, output, cancellation) =>
            {
                var reading = await HazardJob.Read(parsed.GetValue(project)!, Of(parsed.GetValue(source)!), parsed.GetValue(inputs)!, parsed.GetValue(language)!, cancellation);
                List<ReportedHazard> shown = [.. reading.Hazards.Where(h => parsed.GetValue(country) is not { } iso || h.Countries.Count == 0 || h.Countries.Contains(iso, StringComparer.OrdinalIgnoreCase))];
                output.Write(
                    new { reading.Entries, reading.LeftOut, Elsewhere = reading.Hazards.Count - shown.Count, Hazards = shown.Select(Answer) },
                    _ => Print(reading, shown, output));
                return 0;
            });
    }

    private static object Answer(ReportedHazard h) => new
    {
        Source = h.Source.Word(),
        h.Id,
        Hazard = h.Kind.ToString().ToLowerInvariant(),
        h.KindAsGiven,
        h.Name,
        h.Onset,
        h.Until,
        Severity = h.Severity.ToString().ToLowerInvariant(),
        h.SeverityAsGiven,
        Certainty = h.Certainty.ToString().ToLowerInvariant(),
        h.CertaintyAsGiven,
        Standing = HazardProposal.Words(h.Standing),
        HasArea = h.Area is not null,
        Box = h.Area is { } a ? new[] { a.EnvelopeInternal.MinX, a.EnvelopeInternal.MinY, a.EnvelopeInternal.MaxX, a.EnvelopeInternal.MaxY } : null,
        Points = h.Points.Select(p => new[] { p.X, p.Y }),
        h.PCodes,
        h.Place,
        h.Countries,
        h.Glide,
        h.Link,
        h.Remarks,
    };

    private static void Print(HazardReading reading, List<ReportedHazard> shown, Output output)
    {
        output.Say(string.Create(CultureInfo.InvariantCulture, $"{reading.Entries} entries, {reading.Hazards.Count} hazards{(shown.Count < reading.Hazards.Count ? $", {shown.Count} of this country" : "")}. Nothing is declared."));
        foreach (var (reason, count) in reading.LeftOut)
        {
            output.Say(string.Create(CultureInfo.InvariantCulture, $"  left out, {reason}: {count}"));
        }

        foreach (var h in shown)
        {
            output.Say($"{h.Id}  {h.Kind.ToString().ToLowerInvariant()}  {(h.Onset is { } day ? LocalDatePattern.Iso.Format(day) : "no day")}  {h.Severity.ToString().ToLowerInvariant()}, {h.Certainty.ToString().ToLowerInvariant()}  {HazardProposal.Words(h.Standing)}  {h.Name}");
            output.Say($"    {Where(h)}{(h.SeverityAsGiven.Length > 0 ? $"; {h.SeverityAsGiven}" : "")}{(h.Glide is { } glide ? $"; {glide}" : "")}");
            foreach (var remark in h.Remarks)
            {
                output.Say($"    {remark}");
            }
        }
    }

    private static string Where(ReportedHazard h) =>
        (h.Place.Length > 0 ? h.Place + "; " : "")
        + (h.Area is { EnvelopeInternal: var b } ? string.Create(CultureInfo.InvariantCulture, $"polygon in {b.MinX:0.##} {b.MinY:0.##} to {b.MaxX:0.##} {b.MaxY:0.##}")
            : h.Points.Count > 0 ? string.Create(CultureInfo.InvariantCulture, $"point {h.Points[0].X:0.##} {h.Points[0].Y:0.##}")
            : h.PCodes.Count > 0 ? $"{h.PCodes.Count} p-codes" : "no place on the map");

    private static Command Propose()
    {
        var project = CommandLine.Project();
        var ids = new Argument<string[]>("ID") { Description = "Ids of the source; several are taken together.", Arity = ArgumentArity.OneOrMore };
        var from = new Option<string[]>("--from") { Description = "Files or addresses of the source.", Required = true, AllowMultipleArgumentsPerToken = true };
        var source = Source();
        var language = Language();
        var id = new Option<string?>("--id") { Description = "Id of the emergency; default: hazard, source and the source's id." };
        var kind = new Option<string?>("--hazard") { Description = "Kind of the emergency; default: the source's." };
        var onset = new Option<string?>("--onset") { Description = "First local day; default: the source's." };
        var radius = new Option<double?>("--radius-km") { Description = "Circles around the points of a source that has no polygon." };
        var level = new Option<int?>("--level") { Description = "Areas of this admin level that hold a point or are named, instead of a footprint." };
        var notCurrent = new Option<bool>("--not-current") { Description = "Also what is over, cancelled, an exercise or a test." };
        var folder = new Option<DirectoryInfo?>("--out") { Description = "A new folder; default: reports/hazards/ID, which is replaced." };
        return new Command("propose", "Writes an emergency that could be declared, for a person to accept.") { project, ids, from, source, language, id, kind, onset, radius, level, notCurrent, folder }
            .Does(CommandLine.Json(), async (parsed, output, cancellation) =>
            {
                if (parsed.GetValue(radius) is { } km && !(km is > 0 and <= 1_000))
                {
                    throw new ConfigurationException("--radius-km lies above 0 and is at most 1000; nothing was written.");
                }

                var wish = new ProposalWish
                {
                    Id = parsed.GetValue(id),
                    Kind = parsed.GetValue(kind) is not { } word ? null
                        : Enum.TryParse<Hazard>(word, ignoreCase: true, out var hazard) && Enum.IsDefined(hazard) ? hazard
                        : throw new ConfigurationException($"--hazard is '{word}'; it is one of {string.Join(", ", Enum.GetNames<Hazard>().Select(n => n.ToLowerInvariant()))}. Nothing was written."),
                    Onset = CommandLine.Day(parsed.GetValue(onset), "--onset"),
                    RadiusKm = parsed.GetValue(radius),
                    Level = parsed.GetValue(level),
                    AlsoNotCurrent = parsed.GetValue(notCurrent),
                };
                var reading = await HazardJob.Read(parsed.GetValue(project)!, Of(parsed.GetValue(source)!), parsed.GetValue(from)!, parsed.GetValue(language)!, cancellation);
                var (proposal, written) = HazardJob.Propose(parsed.GetValue(project)!, reading, parsed.GetValue(ids)!, wish, parsed.GetValue(folder)?.FullName);
                output.Write(
                    new { proposal.Id, Folder = written, Exposed = proposal.ExposedAreas, proposal.Remarks },
                    _ =>
                    {
                        output.Say(string.Create(CultureInfo.InvariantCulture, $"Proposed {proposal.Id}, which would expose {proposal.ExposedAreas.Count} areas. Nothing is declared."));
                        foreach (var remark in proposal.Remarks)
                        {
                            output.Say($"  {remark}");
                        }

                        output.Say($"Read {written}; to declare it, copy its files into emergencies/.");
                    });
                return 0;
            });
    }

    private static Command Exposure()
    {
        var project = CommandLine.Project();
        var emergency = new Option<string>("--emergency") { Description = "Id of a declared emergency.", Required = true };
        var method = new Option<string>("--method") { Description = "land: people live evenly; masts: they live where masts are, which is for the enclave.", DefaultValueFactory = _ => "land" };
        var release = new Option<string?>("--release") { Description = "A published release of the emergency, whose last week goes beside." };
        var folder = new Option<DirectoryInfo?>("--out") { Description = "A new folder; default: reports/exposure/ID, which is replaced." };
        return new Command("exposure", "Counts the people who live in the footprint of an emergency, by area.") { project, emergency, method, release, folder }
            .Does(CommandLine.Json(), (parsed, output, _) =>
            {
                var by = parsed.GetValue(method) switch
                {
                    "land" => ExposureMethod.Land,
                    "masts" => ExposureMethod.Masts,
                    var other => throw new ConfigurationException($"--method is '{other}'; it is land or masts. Nothing was written."),
                };
                var (exposure, written) = HazardJob.Expose(parsed.GetValue(project)!, parsed.GetValue(emergency)!, by, parsed.GetValue(release), parsed.GetValue(folder)?.FullName);
                var top = exposure.Areas[0].AdminLevel;
                var people = exposure.Areas.Where(a => a.AdminLevel == top).Sum(a => a.Exposed);
                output.Write(
                    new { exposure.Emergency, Method = parsed.GetValue(method), Exposed = people, Areas = exposure.Areas.Count, Remarks = exposure.Footprint?.Remarks ?? [], Folder = written },
                    _ =>
                    {
                        output.Say(string.Create(CultureInfo.InvariantCulture, $"{people:N0} people live in the footprint of {exposure.Emergency}, by share of {parsed.GetValue(method)}. Exposed is not displaced."));
                        foreach (var remark in exposure.Footprint?.Remarks ?? [])
                        {
                            output.Say($"  {remark}");
                        }

                        output.Say($"Read {written}.");
                    });
                return 0;
            });
    }
}
