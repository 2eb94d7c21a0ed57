using Tideline.Learning.Courses;
using Tideline.Learning.Journals;

namespace Tideline.Learning.Tests;

public sealed class ActionPlanTests
{
    [Fact]
    public void The_plan_has_its_six_sections_also_where_nothing_was_written()
    {
        var text = ActionPlan.Markdown(Journal.Empty, CourseShelf.Modules);
        Assert.Equal(6, text.Split("\n## ").Length - 1);
        Assert.Equal(6, text.Split("Open.").Length - 1);
    }

    [Fact]
    public void Notes_stand_in_the_section_that_they_go_to_and_private_ones_in_none()
    {
        var journal = Journal.Empty.WithNote("B1", new("Ask the operator.", "access")).WithNote("B2", new("I am slow at this.", null)).WithSection("access", "Model B.");

        var text = ActionPlan.Markdown(journal, CourseShelf.Modules);

        Assert.Contains("## Access to data, law and regulation\n\nModel B.\n\n### B1 Data and master data\n\nAsk the operator.\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("slow", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_text_takes_away_what_stood_there()
    {
        var journal = Journal.Empty.WithNote("B1", new("A note.", null)).WithSection("timeline", "May.").WithNote("B1", new(" ", null)).WithSection("timeline", "");
        Assert.Empty(journal.Notes);
        Assert.Empty(journal.Plan);
    }
}
