"""What people see: PySide6 screens over the use cases of `qa_desk`. No SQL, no arithmetic about people."""
