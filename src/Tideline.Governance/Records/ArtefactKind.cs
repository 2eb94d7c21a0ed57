using System.Text.Json;
using Tideline.Domain;
using Tideline.Governance.Access;
using Tideline.Governance.Agreements;
using Tideline.Governance.CoDevelopment;
using Tideline.Governance.Communications;
using Tideline.Governance.Dpia;
using Tideline.Governance.Programme;
using Tideline.Governance.Stakeholders;
using Tideline.Governance.TheoryOfChange;
using Tideline.Governance.UseCases;

namespace Tideline.Governance.Records;

/// <summary>A kind of artefact, by which it is stored, asked for and shown.</summary>
public sealed class ArtefactKind
{
    /// <summary>Code of a kind or an artefact that there is not.</summary>
    public const string Unknown = "governance_unknown";

    /// <summary>Code of a document that is no such artefact.</summary>
    public const string Unreadable = "governance_unreadable";

    public static readonly ArtefactKind Impact = Of<ImpactAssessment>("impact", "im");

    public static readonly ArtefactKind Access = Of<AccessRequest>("access", "ar");

    /// <summary>All, in the order in which a project needs them.</summary>
    public static readonly IReadOnlyList<ArtefactKind> All =
    [
        Of<ChangeTheory>("change", "ct"),
        Of<UseCaseSheet>("use-case", "uc"),
        Of<StakeholderMap>("stakeholders", "st"),
        Of<ClauseCheck>("clauses", "cl"),
        Impact,
        Access,
        Of<ProductPlan>("product", "pr"),
        Of<CountryPlan>("country", "co"),
        Of<PublicNote>("note", "no"),
    ];

    private readonly Func<JsonElement, IArtefact?> _read;
    private readonly Func<IArtefact, JsonElement> _write;

    private ArtefactKind(string name, string prefix, Func<JsonElement, IArtefact?> read, Func<IArtefact, JsonElement> write) => (Name, Prefix, _read, _write) = (name, prefix, read, write);

    /// <summary>In addresses and file names.</summary>
    public string Name { get; }

    /// <summary>Of ids: uc1, uc2 …</summary>
    public string Prefix { get; }

    /// <exception cref="ConfigurationException">There is no such kind.</exception>
    public static ArtefactKind Demand(string name) => All.FirstOrDefault(k => k.Name == name) ?? throw new ConfigurationException(
        $"There is no kind '{name}' of governance. It is one of {string.Join(", ", All.Select(k => k.Name))}; nothing was changed.")
    { Code = Unknown };

    /// <exception cref="ConfigurationException">The document is no artefact of this kind.</exception>
    public IArtefact Read(JsonElement document)
    {
        try
        {
            DocumentShape.Demand(document);
            return _read(document)!;
        }
        catch (JsonException e)
        {
            throw new ConfigurationException($"This is no document of the kind '{Name}': {e.Message} Nothing was changed.", e) { Code = Unreadable };
        }
    }

    /// <summary>With every field, as it is stored and shown.</summary>
    public JsonElement Write(IArtefact artefact) => _write(artefact);

    private static ArtefactKind Of<T>(string name, string prefix)
        where T : class, IArtefact => new(name, prefix, d => d.Deserialize<T>(ArtefactJson.Options), a => JsonSerializer.SerializeToElement((T)a, ArtefactJson.Options));
}
