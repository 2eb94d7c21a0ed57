using System.Text.Json;
using Tideline.Domain;

namespace Tideline.Proof.Haiti;

/// <summary>A commune as DTM names it.</summary>
internal sealed record Commune(string PCode, string Name, string Department, string DepartmentName);

/// <summary>One round of DTM in Haiti: every commune that DTM ever named, and the displaced people that the round counted by commune and department of
/// origin.</summary>
/// <param name="Communes">By p-code.</param>
/// <param name="Hosted">People by p-codes of commune and department of origin.</param>
internal sealed record DtmRound(IReadOnlyList<Commune> Communes, IReadOnlyDictionary<(string Commune, string Origin), long> Hosted)
{
    public const string Operation = "Countrywide monitoring";
    public const int Number = 10;

    /// <summary>Reads the answer of DTM's API v3 for Haiti at admin level 2.</summary>
    /// <exception cref="InputRefusedException">It is no such answer.</exception>
    public static DtmRound Read(string file)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            List<JsonElement> rows = [.. json.RootElement.GetProperty("result").EnumerateArray()];
            var communes = rows.Select(r => new Commune(Text(r, "admin2Pcode"), Text(r, "admin2Name"), Text(r, "admin1Pcode"), Text(r, "admin1Name")))
                .DistinctBy(c => c.PCode).OrderBy(c => c.PCode, StringComparer.Ordinal).ToList();
            var hosted = rows.Where(r => Text(r, "operation") == Operation && r.GetProperty("roundNumber").GetInt32() == Number)
                .GroupBy(r => (Text(r, "admin2Pcode"), Text(r, "idpOriginAdmin1Pcode")))
                .ToDictionary(g => g.Key, g => g.Sum(r => r.GetProperty("numPresentIdpInd").GetInt64()));
            return hosted.Count > 0 ? new(communes, hosted) : throw new InputRefusedException(
                $"'{file}' holds no round {Number} of '{Operation}'. Save the answer of /v3/displacement/admin2?Admin0Pcode=HTI; nothing was written.");
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            throw new InputRefusedException($"'{file}' cannot be read as an answer of DTM's API v3 at admin level 2: {e.Message} Nothing was written.", e);
        }
    }

    private static string Text(JsonElement row, string name) => row.GetProperty(name).GetString() ?? "";
}
