using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Tideline.Evaluation")]
[assembly: InternalsVisibleTo("Tideline.Evaluation.Tests")]
[assembly: InternalsVisibleTo("Tideline.Pipeline.Tests")]
