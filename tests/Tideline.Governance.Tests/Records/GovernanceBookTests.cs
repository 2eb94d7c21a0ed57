using System.Text.Json;
using NodaTime;
using Tideline.Domain;
using Tideline.Governance.Dpia;
using Tideline.Governance.Records;
using Tideline.Governance.Tests.Dpia;
using Tideline.Governance.UseCases;
using Tideline.Projects;

namespace Tideline.Governance.Tests.Records;

public sealed class GovernanceBookTests : IDisposable
{
    private static readonly ArtefactKind UseCase = ArtefactKind.Demand("use-case");

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("tideline-governance-");
    private readonly GovernanceBook _book;

    public GovernanceBookTests() => _book = new(new ProjectFolder(_root.FullName), SystemClock.Instance);

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public void Versions_are_kept_and_ids_count()
    {
        Assert.Empty(_book.All);
        _book.Add(UseCase, new UseCaseSheet { Title = "Tents" }, "amina");
        Assert.Equal("uc2", _book.Add(UseCase, new UseCaseSheet { Title = "Boats" }, "amina").Id);
        var changed = _book.Change(UseCase, "uc1", 1, new UseCaseSheet { Title = "Tents", Decision = "East or west" }, "bilal");

        Assert.Equal((2, "East or west"), (changed.Version, ((UseCaseSheet)changed.Document).Decision));
        Assert.Equal(["amina", "bilal"], changed.Entries.Select(e => e.By));
        Assert.Equal(["uc1", "uc2"], _book.All.Select(h => h.Id));
    }

    [Fact]
    public void What_somebody_else_changed_meanwhile_is_not_written_over()
    {
        _book.Add(UseCase, new UseCaseSheet { Title = "Tents" }, "amina");
        _book.Change(UseCase, "uc1", 1, new UseCaseSheet { Title = "Tents now" }, "bilal");
        Assert.Equal(GovernanceBook.ChangedMeanwhile, Refused(() => _book.Change(UseCase, "uc1", 1, new UseCaseSheet { Title = "Mine" }, "amina")));
        Assert.Equal("Tents now", Assert.Single(_book.All).Document.Title);
    }

    [Fact]
    public void A_signature_is_of_one_version_alone()
    {
        var today = ImpactAssessmentTests.Whole.ReviewOn!.Value.PlusDays(-1);
        var desk = new Desk(today, ImpactAssessmentTests.Whole.PipelineHash);
        _book.Add(ArtefactKind.Impact, ImpactAssessmentTests.Whole, "amina");
        _book.Take(ArtefactKind.Impact, "im1", new("signed_once", "amina", "Operator", today), desk);
        Assert.Equal(GovernanceBook.StepRefused, Refused(() => _book.Take(ArtefactKind.Impact, "im1", new("signed", "carla", "Operator", today), desk)));
        var signed = _book.Take(ArtefactKind.Impact, "im1", new("signed", "bilal", "NDMA", today), desk);
        Assert.Equal((ImpactAssessment.Signed, 0), (signed.State, signed.Findings(desk).Count));

        Assert.Equal("draft", _book.Change(ArtefactKind.Impact, "im1", 1, ImpactAssessmentTests.Whole, "amina").State);
    }

    [Fact]
    public void A_line_that_was_changed_is_found()
    {
        _book.Add(UseCase, new UseCaseSheet { Title = "Tents" }, "amina");
        _book.Add(UseCase, new UseCaseSheet { Title = "Boats" }, "amina");
        var file = Path.Combine(_root.FullName, "governance", "use-case.jsonl");
        File.WriteAllText(file, File.ReadAllText(file).Replace("Tents", "Tanks", StringComparison.Ordinal));
        Assert.Contains("governance/use-case.jsonl was changed", Assert.Throws<EngineException>(() => _book.All).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_without_title_or_with_a_telephone_number_is_refused()
    {
        Assert.Equal("words_missing", Refused(() => _book.Add(UseCase, new UseCaseSheet(), "amina")));
        Assert.Equal("words_refused", Refused(() => Read("""{ "title": "Ask 923001234567" }""")));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{ "titel": "Tents" }""")]
    [InlineData("""{ "alternatives": [null] }""")]
    [InlineData("""{ "alternatives": null }""")]
    [InlineData("""{ "neededBy": "soon" }""")]
    [InlineData("""{ "phoneRecords": { "inTime": "much" } }""")]
    public void What_is_no_document_of_the_kind_is_refused(string json) => Assert.Equal(ArtefactKind.Unreadable, Refused(() => Read(json)));

    [Fact]
    public void Every_kind_can_be_written_and_read_and_empty_documents_have_findings()
    {
        foreach (var kind in ArtefactKind.All)
        {
            var empty = kind.Read(JsonElement.Parse("{}"));
            Assert.Equal(kind.Write(empty).GetRawText(), kind.Write(kind.Read(kind.Write(empty))).GetRawText());
            Assert.NotEmpty(empty.Findings(Sentences.Desk));
        }
    }

    [Fact]
    public void Kinds_and_their_ids_are_told_apart()
    {
        Assert.Distinct(ArtefactKind.All.Select(k => k.Name));
        Assert.Distinct(ArtefactKind.All.Select(k => k.Prefix));
    }

    private static IArtefact Read(string json) => UseCase.Read(JsonElement.Parse(json));

    private static string? Refused(Func<object> act) => Assert.Throws<ConfigurationException>(act).Code;
}
