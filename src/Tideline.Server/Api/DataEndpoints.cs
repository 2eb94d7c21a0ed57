using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using Tideline.Domain;
using Tideline.Projects;
using Tideline.Server.Access;
using Tideline.Server.Problems;

namespace Tideline.Server.Api;

/// <summary>What the feeds delivered, by file and day: the part of the quality report that counts rows. It names no cell.</summary>
public sealed record DataAnswer(
    LocalDate FirstDay, LocalDate LastDay, LocalDate Vintage, string Outcome, IReadOnlyList<DataCheck> Checks, DataRows Rows,
    IReadOnlyList<DataRejects> Rejected, IReadOnlyList<DataFile> Files, IReadOnlyList<DataDay> Days, DataLate Late);

/// <param name="Status">pass, warn or fail.</param>
public sealed record DataCheck(string Name, string Status, string Found, string? Advice);

public sealed record DataRows(long RowsIn, long Kept, long Duplicates, long Rejected);

/// <param name="Share">Of the rows that came in.</param>
/// <param name="Files">Files with such rows; 0 within one file.</param>
public sealed record DataRejects(string Reason, long Rows, double Share, int Files);

public sealed record DataFile(string File, string Sha256, string Outcome, string? Reason, string? Advice, DataRows Rows, IReadOnlyList<DataRejects> Rejected);

/// <param name="Ratio">Events against the median of like days; null where there is none.</param>
/// <param name="Fault">Why the day is left out; null where it is used.</param>
public sealed record DataDay(LocalDate Day, long Events, long Subscribers, double? Ratio, string Status, string? Fault);

/// <param name="Days">Days that later files still change.</param>
public sealed record DataLate(IReadOnlyList<DataLateDay> Days);

/// <param name="Share">Of the rows that a day like it ends up with.</param>
public sealed record DataLateDay(LocalDate Day, long Rows, double Share, long Expected, string State);

internal static class DataEndpoints
{
    private static readonly JsonSerializerOptions _report = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new LocalDateConverter() },
    };

    public static void MapData(this IEndpointRouteBuilder api) => api.MapGet("/data", (ProjectFolder folder) => Results.Ok(Read(folder)))
        .RequireAuthorization(Policies.Data).Produces<DataAnswer>().WithTags("Data").WithSummary("What the feeds delivered: days received, late, rejected.");

    private static DataAnswer Read(ProjectFolder folder)
    {
        var file = Path.Combine(folder.Reports, "quality.json");
        if (!File.Exists(file))
        {
            throw new ProblemException(404, ProblemCode.NoReport, "There is no quality report yet; 'tideline run' writes it.");
        }

        try
        {
            return JsonSerializer.Deserialize<DataAnswer>(File.ReadAllBytes(file), _report)!;
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new EngineException($"reports/quality.json cannot be read ({e.GetType().Name}). 'tideline run' writes it anew.", e);
        }
    }
}
