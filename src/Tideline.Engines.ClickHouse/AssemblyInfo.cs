using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Tideline.Engines.ClickHouse.Tests")]
