using Tideline.Domain;
using Tideline.Domain.Places;
using Tideline.Exchange.Import.Places;
using Tideline.Exchange.Import.Sources;
using Tideline.Exchange.Import.Tables;
using Tideline.Exchange.Reported;
using Tideline.Projects.Files;

namespace Tideline.Exchange.Import;

/// <summary>What an import is told.</summary>
/// <param name="Name">Name of the import: lower-case letters, digits and hyphens; its folder in <c>reported/</c>.</param>
/// <param name="Source">What the files are.</param>
/// <param name="Files">Paths; entries are numbered through all of them.</param>
/// <param name="Areas">The areas that p-codes are checked against.</param>
/// <param name="BoundaryVersion">Their version.</param>
public sealed record ImportRequest(string Name, SourceKind Source, IReadOnlyList<string> Files, AreaHierarchy Areas, string BoundaryVersion)
{
    /// <summary>From older codes to the project's.</summary>
    public Crosswalk Crosswalk { get; init; } = Crosswalk.None;

    /// <summary>What the columns of a spreadsheet mean; needed for assessments alone.</summary>
    public AssessmentMap? Map { get; init; }

    /// <summary>Level of areas that IDMC's points are put into; null: the country.</summary>
    public int? PointLevel { get; init; }

    /// <summary>The finest area of a point; needed with <see cref="PointLevel"/>.</summary>
    public AreaOfPoint? FinestAt { get; init; }
}

/// <summary>An import: the table of reported figures, and what became of every entry.</summary>
/// <param name="Figures">Ordered by concept, operation, assessment, round, day, level, area.</param>
public sealed record ReportedImport(ImportAccount Account, IReadOnlyList<ReportedFigure> Figures)
{
    private const int MostUnknownCodes = 200;

    /// <summary>What was left out; null for an import that was read back.</summary>
    internal IReadOnlyList<LeftOutEntry>? LeftOut { get; private init; }

    /// <summary>Reads files of a source.</summary>
    /// <exception cref="InputRefusedException">A file cannot be read, or is not what it is said to be.</exception>
    /// <exception cref="ConfigurationException">An assessment without map, or points without areas to find them in.</exception>
    public static ReportedImport Read(ImportRequest request)
    {
        Demand(request);
        var book = new EntryBook();
        var files = request.Files.Select(f => new ImportedFile(Path.GetFileName(f), Hash(f))).ToList();
        List<OfferedFigure> offered = [.. request.Files.SelectMany(f => Offered(request, f, book))];
        foreach (var telling in offered.Where(SubscriberTexts.AreIn))
        {
            book.LeaveOut(telling.Entries, LeftOutReason.Subscriber);
        }

        offered.RemoveAll(SubscriberTexts.AreIn);
        if (request.Files.Count > 1)
        {
            // The same answer saved twice, or overlapping ones, must not double anything.
            offered = [.. SameFigures.Once(offered, book)];
        }

        var check = new AreaCheck(request.Areas, request.Crosswalk, request.FinestAt);
        var publisher = request.Map?.Source ?? request.Source.Publisher();
        ReportedFigure[] figures =
        [
            .. offered.SelectMany(f => check.Place(f, book)).GroupBy(p => (p.Area.PCode, p.Place == PlaceKind.Unspecified, p.Offered.Subject))
                .Select(g => Figure(request, publisher, [.. g]))
                .OrderBy(f => f.Concept).ThenBy(f => f.Operation, StringComparer.Ordinal).ThenBy(f => f.Assessment, StringComparer.Ordinal)
                .ThenBy(f => f.PeriodEnd).ThenBy(f => f.PeriodStart).ThenBy(f => f.Round, StringComparer.Ordinal).ThenBy(f => f.AreaLevel)
                .ThenBy(f => f.Area, StringComparer.Ordinal).ThenBy(f => f.Breakdown, StringComparer.Ordinal).ThenBy(f => f.Unit).ThenBy(f => f.Place),
        ];
        var account = new ImportAccount(
            request.Name, request.Source.Word(), publisher, files, request.BoundaryVersion, book.Entries, book.Entries - book.LeftOut.Count, book.Reasons,
            figures.Length, [.. check.Unknown.Take(MostUnknownCodes)], check.NamesThatDiffer, request.Map?.CannotSee);
        return new(account, figures) { LeftOut = book.LeftOut };
    }

    private static void Demand(ImportRequest request)
    {
        if (request.Source == SourceKind.Assessment && request.Map is null)
        {
            throw new ConfigurationException("A spreadsheet needs a map of its columns: name it with --map. docs/operate/exchange.md shows one. Nothing was imported.");
        }

        if (request.PointLevel is not null && (request.Source != SourceKind.Idmc || request.FinestAt is null))
        {
            throw new ConfigurationException(
                "--level says into which areas IDMC's points are put, and needs the polygons of inputs.areas. Leave it out for other sources. Nothing was imported.");
        }
    }

    private static string Hash(string file)
    {
        try
        {
            return FileHash.Of(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw SourceFault.Of(file, $"cannot be read ({e.Message.TrimEnd('.')})", "Name a file that is there.", e);
        }
    }

    private static IReadOnlyList<OfferedFigure> Offered(ImportRequest request, string file, EntryBook book) => request.Source switch
    {
        SourceKind.Dtm => DtmAnswer.Read(file, book),
        SourceKind.HapiIdps => HapiTable.ReadIdps(file, book),
        SourceKind.HapiNeeds => HapiTable.ReadNeeds(file, book),
        SourceKind.Idmc => IdmcUpdates.Read(file, request.PointLevel, book),
        SourceKind.Assessment => AssessmentSheet.Read(file, request.Map!, book),
    };

    private static ReportedFigure Figure(ImportRequest request, string publisher, IReadOnlyList<PlacedFigure> parts)
    {
        var first = parts[0];
        return new()
        {
            Source = request.Source,
            Publisher = publisher,
            Concept = first.Offered.Concept,
            Area = first.Area.PCode,
            AreaLevel = first.Area.AdminLevel,
            ReportedCode = string.Join(' ', parts.Select(p => p.ReportedCode).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)),
            // One share by weight makes the whole no count.
            Place = parts.Any(p => p.Place == PlaceKind.Crosswalk) ? PlaceKind.Crosswalk : first.Place,
            PeriodStart = first.Offered.Start,
            PeriodEnd = first.Offered.End,
            Value = parts.Sum(p => p.Value),
            Unit = first.Offered.Unit,
            Qualifier = parts.Select(p => p.Offered.Qualifier).Aggregate(QualifierWords.OfSum),
            Operation = first.Offered.Operation,
            Round = first.Offered.Round,
            Assessment = first.Offered.Assessment,
            Cause = Fields.Joined(parts.Select(p => p.Offered.Cause)),
            Breakdown = first.Offered.Breakdown,
            Rows = parts.SelectMany(p => p.Offered.Entries).Distinct().Count(),
            BoundaryVersion = request.BoundaryVersion,
        };
    }
}
