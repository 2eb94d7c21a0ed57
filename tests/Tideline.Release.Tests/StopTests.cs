using Tideline.Domain;
using Tideline.Projects.Chains;
using Tideline.Release.Register;
using Tideline.Release.Stops;

namespace Tideline.Release.Tests;

/// <summary>Nothing leaves while a stop stands, and two people of two organisations lift it.</summary>
public sealed class StopTests : IDisposable
{
    private const string Because = "Week 36 counts a feed twice.";

    private readonly TemporaryFolder _folder = new();
    private readonly TickingClock _clock = new();
    private readonly ReleaseRegister _register;
    private readonly ExportStop _stop;

    public StopTests()
    {
        (_register, _stop) = (new(_folder.Releases, _clock), new(_folder.Releases, _clock));
        _register.CreateKey("Amina", "Operator", "releaser", Key("amina"));
        _register.CreateKey("Bilal", "Statistics office", "releaser", Key("bilal"));
        _register.CreateKey("Celia", "Operator", "steward", Key("celia"));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void One_person_stops_and_whoever_asks_is_told_why()
    {
        _stop.Demand("nothing was written.");

        var stop = _stop.Stop("Dara", Because);

        Assert.Equal(("Dara", Because, 1L), (stop.By, stop.Because, stop.Number));
        var refused = Assert.Throws<DisclosureRefusedException>(() => new ExportStop(_folder.Releases, _clock).Demand("nothing was written."));
        Assert.Equal((4, RegisterFault.ExportsStopped), (refused.ExitCode, refused.Code));
        Assert.Contains("Week 36 counts a feed twice", refused.Message, StringComparison.Ordinal);
        Assert.EndsWith("nothing was written.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_published_or_bundled_while_it_stands()
    {
        using var folder = new PublishedFolder();
        var id = folder.Published();
        new ExportStop(folder.Releases, _clock).Stop("Dara", Because);

        Assert.Equal(RegisterFault.ExportsStopped, Assert.Throws<DisclosureRefusedException>(() => folder.Register.Publish(id)).Code);
        var bundle = _folder.File("one.zip");
        Assert.Equal(RegisterFault.ExportsStopped, Assert.Throws<DisclosureRefusedException>(() => ReleaseBundle.Write(folder.Register, id, folder.Key("bilal"), bundle)).Code);
        Assert.False(File.Exists(bundle));
    }

    [Fact]
    public void Two_people_of_two_organisations_lift_it()
    {
        _stop.Stop("Dara", Because);

        Assert.Equal(["Amina"], _stop.Resume(Key("amina"), "The feed was taken out.")!.Agreed.Select(a => a.Name));
        Assert.Throws<DisclosureRefusedException>(() => _stop.Demand(""));
        Assert.Null(_stop.Resume(Key("bilal"), "I have seen the new figures."));
        _stop.Demand("");
        Assert.Equal(3, _stop.Entries.Count);
    }

    [Fact]
    public void Two_people_of_one_organisation_or_one_person_twice_do_not()
    {
        _stop.Stop("Dara", Because);
        _stop.Resume(Key("amina"), "Mended.");

        Assert.Throws<DisclosureRefusedException>(() => _stop.Resume(Key("amina"), "Mended."));
        Assert.Equal(["Amina", "Celia"], _stop.Resume(Key("celia"), "Mended.")!.Agreed.Select(a => a.Name));
        Assert.NotNull(_stop.Standing);
    }

    [Fact]
    public void A_second_stop_takes_two_new_signatures()
    {
        _stop.Stop("Dara", Because);
        _stop.Resume(Key("amina"), "Mended.");
        _stop.Stop("Emal", "A district has no masts.");

        Assert.Empty(_stop.Standing!.Agreed);
        Assert.NotNull(_stop.Resume(Key("bilal"), "Mended."));
        Assert.Null(_stop.Resume(Key("celia"), "Mended."));
        _stop.Stop("Dara", Because);
        Assert.NotNull(_stop.Standing);
    }

    [Fact]
    public void A_line_without_a_signature_of_a_registered_key_lifts_nothing()
    {
        var stop = _stop.Stop("Dara", Because);
        var chain = new ChainFile<StopEntry>(_stop.RegisterFile, "stops", "", StopEntry.FromLine);
        foreach (var (person, signature) in ((string, string?)[])[("Amina", null), ("Bilal", Convert.ToBase64String(new byte[64]))])
        {
            var key = _register.Keys.Single(k => k.Name == person);
            chain.AppendNext((sequence, previous) => new(
                sequence, previous, StopEvent.ResumeSigned, stop.At, person, "Mended.", null, key.Organisation, key.Id, stop.Sha256, signature));
        }

        Assert.Equal(3, _stop.Entries.Count);
        Assert.Empty(_stop.Standing!.Agreed);
    }

    [Fact]
    public void A_register_that_was_changed_lets_nothing_leave()
    {
        _stop.Stop("Dara", Because);
        _stop.Stop("Dara", "Still.");
        var lines = File.ReadAllLines(_stop.RegisterFile);
        File.WriteAllText(_stop.RegisterFile, lines[1] + "\n");

        Assert.Equal(5, Assert.Throws<EngineException>(() => _stop.Demand("")).ExitCode);
    }

    [Fact]
    public void Who_is_not_registered_signs_nothing_and_without_a_stop_there_is_nothing_to_sign()
    {
        Assert.Equal(RegisterFault.NothingStopped, Assert.Throws<ConfigurationException>(() => _stop.Resume(Key("amina"), "Mended.")).Code);
        using var elsewhere = new TemporaryFolder();
        new ReleaseRegister(elsewhere.Releases, _clock).CreateKey("Dan", "Elsewhere", "releaser", Key("dan"));
        _stop.Stop("Dara", Because);

        Assert.Equal(RegisterFault.SigningKeyUnknown, Assert.Throws<ConfigurationException>(() => _stop.Resume(Key("dan"), "Mended.")).Code);
        Assert.Single(_stop.Entries);
    }

    [Theory]
    [InlineData("", "words_missing")]
    [InlineData("Caller 923001234567 complained.", "words_refused")]
    public void A_reason_is_a_sentence_without_a_number_of_a_person(string because, string code)
    {
        Assert.Equal(code, Assert.Throws<ConfigurationException>(() => _stop.Stop("Dara", because)).Code);
        Assert.Null(_stop.Standing);
    }

    private string Key(string name) => _folder.File(name + ".pem");
}
