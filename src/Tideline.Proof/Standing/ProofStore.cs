using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tideline.Evaluation;
using Tideline.Projects.Files;

namespace Tideline.Proof.Standing;

/// <summary>
/// Results as one JSON file a country in a work folder, below the hash of the code that made them: a proof can be stopped,
/// continued and run in parts, and never mixes versions.
/// </summary>
internal sealed class ProofStore(string work)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>First 8 hex digits of the hash of the modules that generate, estimate and score.</summary>
    public static string Code { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', ((Type[])
        [
            typeof(Domain.Draws), typeof(Projects.ProjectFolder), typeof(Pipeline.Runs.EmergencyRun), typeof(Ingest.IngestOptions),
            typeof(Synthetic.DaryaGenerator), typeof(Evaluator), typeof(ProofRun),
        ]).Select(t => t.Module.ModuleVersionId)))))[..8];

    /// <summary>The result of a case by this code; null: it is still to be made.</summary>
    public ProofResult? Find(ProofCase wanted)
    {
        var path = PathOf(wanted);
        if (!File.Exists(path))
        {
            return null;
        }

        var json = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        json.Remove("report", out var report);
        return json.Deserialize<ProofResult>(Options)! with { Report = EvaluationJson.Read(report!.ToJsonString()) };
    }

    /// <summary>Writes a result; a half-written one never has the final name.</summary>
    public void Put(ProofResult result)
    {
        var json = JsonSerializer.SerializeToNode(result with { Report = null! }, Options)!.AsObject();
        json["report"] = JsonNode.Parse(EvaluationJson.Write(result.Report));
        var path = PathOf(result.Case);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        WholeFile.Write(path, json.ToJsonString(Options) + "\n");
    }

    /// <summary>The folder in which a case's country is made; deleted when its result is written.</summary>
    public string CountryOf(ProofCase wanted) => Path.Combine(work, "countries", wanted.Name);

    private string PathOf(ProofCase wanted) => Path.Combine(work, "results", Code, wanted.Name + ".json");
}
